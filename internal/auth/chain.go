package auth

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"

	"hummock/internal/crm"
)

// Chain proves entries of the change log, each by its own digest and by a hash
// that rests on the proof before, under a key that is not in the database. The
// first key of the keyring proves, all of them judge. It prints as "(secret)".
type Chain struct {
	keys map[string]chainKey
	id   string // of the key that proves
}

type chainKey struct{ hash, payload []byte }

// Chain derives the keys of the audit chain.
func (k *Keyring) Chain() (*Chain, error) {
	if k == nil {
		return nil, crm.Errorf(crm.Unavailable, "audit.no_key", "no key for secrets is set, so that the change log is neither chained nor verified: give every node, and this command, the same HUMMOCK_SECRET_KEY or HUMMOCK_SECRET_KEY_FILE")
	}
	c := &Chain{keys: map[string]chainKey{}, id: k.keys[0].id}
	for _, key := range k.keys {
		hash, err := hkdf.Key(sha256.New, key.master, nil, "hummock audit chain 1", keySize)
		if err != nil {
			return nil, err
		}
		payload, err := hkdf.Key(sha256.New, key.master, nil, "hummock audit payload 1", keySize)
		if err != nil {
			return nil, err
		}
		c.keys[key.id] = chainKey{hash, payload}
	}
	return c, nil
}

// Prove makes the proof of an entry, given the chain's head before it.
func (c *Chain) Prove(before crm.ChainHead, e *crm.LogEntry) crm.Proof {
	key := c.keys[c.id]
	p := crm.Proof{Rev: e.Rev, Key: c.id, Digest: digest(e, key.payloadOf(e))}
	p.Hash = key.hashOf(before, p.Digest)
	return p
}

// Erasure is what keeps its place in the chain when Before and After of an entry
// are erased: Proof.Erased. Nobody can work it out, or guess what was erased,
// without the key.
func (c *Chain) Erasure(e *crm.LogEntry, p *crm.Proof) []byte { return c.keys[p.Key].payloadOf(e) }

func (k chainKey) hashOf(before crm.ChainHead, digest []byte) []byte {
	mac := hmac.New(sha256.New, k.hash)
	mac.Write(before.Hash)
	mac.Write(digest)
	return mac.Sum(nil)
}

// payloadOf is a digest of Before and After alone. It is bound to its entry, so
// that equal payloads cannot be told from it.
func (k chainKey) payloadOf(e *crm.LogEntry) []byte {
	if e.Before == "" && e.After == "" {
		return nil
	}
	b := binary.BigEndian.AppendUint64(nil, uint64(e.Workspace))
	b = binary.BigEndian.AppendUint64(b, uint64(e.Rev))
	b = binary.BigEndian.AppendUint64(b, uint64(len(e.Before)))
	mac := hmac.New(sha256.New, k.payload)
	mac.Write(b)
	_, _ = io.WriteString(mac, e.Before) // never fails
	_, _ = io.WriteString(mac, e.After)
	return mac.Sum(nil)
}

// digest is SHA-256 of an entry in one exact form: numbers in eight bytes, ids in
// sixteen, texts and the digest of the payload after their length.
func digest(e *crm.LogEntry, payload []byte) []byte {
	b := append(make([]byte, 0, 256), "hummock log 1"...)
	for _, n := range [...]int64{int64(e.Workspace), e.Rev, int64(e.At)} {
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	b = append(append(b, e.Actor[:]...), e.ID[:]...)
	for _, text := range [...]string{string(e.Door), e.Noun, e.Verb, e.CID, string(payload)} {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// Walk judges a change log from one of its points on, entry after entry.
type Walk struct {
	chain *Chain
	kept  crm.ChainHead

	Head   crm.ChainHead // every entry up to here is proven
	Proven int64         // entries that this walk has proven
	Erased int64         // those among them whose Before and After were erased
	Fault  *Fault        // the first

	changed *crm.Proof // of an entry that was changed: perhaps another stands in its place
}

// Fault is the first entry where a log and its chain part, and how.
type Fault struct {
	Rev int64
	Err *crm.Error
}

// Walk begins a walk behind a head that is proven; the zero head is the
// beginning. Kept is a head that somebody wrote down at an earlier time, if any:
// the log must come by it.
func (c *Chain) Walk(from, kept crm.ChainHead) *Walk { return &Walk{chain: c, Head: from, kept: kept} }

// Next judges an entry, and its proof if it has one, in the order of rev. It keeps
// neither.
func (w *Walk) Next(e *crm.LogEntry, p *crm.Proof) {
	if w.Fault != nil {
		w.lookForSwapped(e)
		return
	}
	next := w.Head.Rev + 1
	switch {
	case e.Rev < next:
		w.fail(e.Rev, added(e.Rev))
	case e.Rev > next:
		w.fail(next, missing(next))
	case p == nil:
		w.fail(next, crm.Errorf(crm.Conflict, "audit.proof_missing", "the proof of entry %d is missing from the chain, and later ones are there", next))
	default:
		w.judge(e, p)
	}
}

func (w *Walk) judge(e *crm.LogEntry, p *crm.Proof) {
	key, known := w.chain.keys[p.Key]
	if !known {
		w.fail(e.Rev, crm.Errorf(crm.Conflict, "audit.key_missing", "entry %d was chained with the key %s, which is not at hand: put it back below the key in force", e.Rev, p.Key).With("key", p.Key))
		return
	}
	payload, erased := key.payloadOf(e), false
	if payload == nil && p.Erased != nil {
		payload, erased = p.Erased, true
	}
	if !bytes.Equal(digest(e, payload), p.Digest) {
		w.fail(e.Rev, crm.Errorf(crm.Conflict, "audit.changed", "entry %d was changed after it was chained", e.Rev))
		changed := *p
		w.changed = &changed
		return
	}
	if !hmac.Equal(key.hashOf(w.Head, p.Digest), p.Hash) {
		w.fail(e.Rev, crm.Errorf(crm.Conflict, "audit.broken", "the chain breaks at entry %d: its proof was changed, or the one before", e.Rev))
		return
	}
	if e.Rev == w.kept.Rev && !bytes.Equal(p.Hash, w.kept.Hash) {
		w.fail(e.Rev, crm.Errorf(crm.Conflict, "audit.rewritten", "the log was written and chained anew: at entry %d its head is not the one that you kept", e.Rev))
		return
	}
	w.Head = crm.ChainHead{Rev: e.Rev, Hash: p.Hash}
	w.Proven++
	if erased {
		w.Erased++
	}
}

// lookForSwapped finds the entry that stood in the place of the changed one.
func (w *Walk) lookForSwapped(e *crm.LogEntry) {
	if w.changed == nil {
		return
	}
	there := *e
	there.Rev = w.changed.Rev
	if bytes.Equal(digest(&there, w.chain.keys[w.changed.Key].payloadOf(&there)), w.changed.Digest) {
		w.Fault = nil
		w.fail(there.Rev, crm.Errorf(crm.Conflict, "audit.swapped", "entries %d and %d were swapped", there.Rev, e.Rev).With("other", strconv.FormatInt(e.Rev, 10)))
		w.changed = nil
	}
}

// End judges the end of the log, once the last entry that is chained was judged:
// later is the number of entries that lie behind it.
func (w *Walk) End(end crm.LogEnd, later int64) {
	next, waiting := w.Head.Rev+1, end.Rev-end.Head.Rev
	switch {
	case w.Fault != nil:
	case w.Head.Rev < end.Head.Rev && later > 0:
		w.fail(next, missing(next))
	case w.Head.Rev < end.Head.Rev, w.Head.Rev < w.kept.Rev, later == 0 && waiting > 0:
		w.fail(next, crm.Errorf(crm.Conflict, "audit.cut_off", "the log or its chain is cut off: entry %d was there once, and perhaps more behind it", next))
	case later < waiting:
		w.fail(next, crm.Errorf(crm.Conflict, "audit.incomplete", "of the entries from %d on, which are not chained yet, %d are missing from the log", next, waiting-later).With("missing", strconv.FormatInt(waiting-later, 10)))
	case later > waiting:
		w.fail(end.Rev+1, added(end.Rev+1))
	}
}

func missing(rev int64) *crm.Error {
	return crm.Errorf(crm.Conflict, "audit.missing", "entry %d is missing from the log, and later ones are there", rev)
}

func added(rev int64) *crm.Error {
	return crm.Errorf(crm.Conflict, "audit.added", "entry %d of the log was put in by another hand: it stands where none can be", rev)
}

func (w *Walk) fail(rev int64, err *crm.Error) {
	w.Fault = &Fault{rev, err.With("rev", strconv.FormatInt(rev, 10))}
}

// Format keeps the keys out of every verb of package fmt.
func (c *Chain) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// Format keeps the keys out of every verb of package fmt.
func (k chainKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }
