package store

import (
	"encoding/json"
	"hash/fnv"
)

// Listing is a short list that is changed entry by entry and has no version
// stored: its version follows from what it says, so that two who read the same
// list know the same version.
type Listing[T any] struct {
	Version int64 `json:"version"`
	Items   []T   `json:"items" nullable:"false"`
}

// readListing loads a list with its version.
func readListing[T any](tx *Tx, load func(*Tx) ([]T, error)) (*Listing[T], error) {
	list, err := load(tx)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(list)
	if err != nil {
		return nil, err
	}
	digest := fnv.New64a()
	_, _ = digest.Write(text)
	// A reader in JavaScript counts exactly to 2^53.
	return &Listing[T]{Version: int64(digest.Sum64() >> 16), Items: list}, nil
}

// editListing changes a list that the caller knows in this version, and gives
// what it is then.
func editListing[T any](tx *Tx, version int64, load func(*Tx) ([]T, error), edit func() error) (*Listing[T], error) {
	before, err := readListing(tx, load)
	if err != nil {
		return nil, err
	}
	if version != before.Version {
		return nil, stale(version, before.Version)
	}
	if err := edit(); err != nil {
		return nil, err
	}
	return readListing(tx, load)
}
