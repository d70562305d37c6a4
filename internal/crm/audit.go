package crm

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// LogEntry is one entry of the change log, whole. Before and After are the JSON
// that it holds; empty where there is none, or where it was erased.
type LogEntry struct {
	Workspace     WorkspaceID
	Rev           int64
	At            Instant
	Actor         ID
	Door          Door
	Noun          string
	ID            ID
	Verb          string
	CID           string
	Before, After string
}

// Proof stands beside an entry of the change log: the audit chain is made of
// them. Package auth makes and judges them.
type Proof struct {
	Rev    int64
	Key    string // names the key that made it
	Digest []byte // of the entry
	Hash   []byte // of the proof before and the digest, under the key
	Erased []byte // where Before and After were erased: what they enter the digest as
}

// ChainHead is a point of an audit chain: the hash there stands for every entry
// up to the rev. The zero head stands before the first entry.
type ChainHead struct {
	Rev  int64
	Hash []byte
}

// ParseChainHead reads REV:HASH; empty text is the zero head.
func ParseChainHead(text string) (ChainHead, error) {
	if text == "" {
		return ChainHead{}, nil
	}
	rev, hash, _ := strings.Cut(strings.TrimSpace(text), ":")
	n, err := strconv.ParseInt(rev, 10, 64)
	b, err2 := hex.DecodeString(hash)
	if err != nil || err2 != nil || n < 1 || len(b) != 32 {
		return ChainHead{}, Invalidf("audit.head_malformed", "%q is no head of a chain: write the number of the entry, a colon and 64 hexadecimal digits, as the server's log gives it", text).With("value", text)
	}
	return ChainHead{n, b}, nil
}

// String is REV:HASH, or "" for the zero head.
func (h ChainHead) String() string {
	if h.Rev == 0 {
		return ""
	}
	return strconv.FormatInt(h.Rev, 10) + ":" + hex.EncodeToString(h.Hash)
}

// LogEnd is how far a workspace's change log and its chain reach.
type LogEnd struct {
	Workspace WorkspaceID
	Rev       int64     // of the workspace
	Head      ChainHead // of its chain
}
