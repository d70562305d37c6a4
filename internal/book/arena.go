package book

// span is a text in an arena: its offset above the low 24 bits, its length in
// them. The zero span is the empty text.
type span uint64

const spanLimit = 1<<24 - 1

func (s span) size() int { return int(s & spanLimit) }

// arena holds texts one after the other, so that a hundred thousand of them are
// one object to the garbage collector.
type arena struct {
	bytes  []byte
	wasted int // bytes of texts that were replaced
}

// at gives a text. It is valid until the arena is packed.
func (a *arena) at(s span) []byte {
	start := int(s >> 24)
	return a.bytes[start : start+s.size()]
}

func (a *arena) text(s span) string { return string(a.at(s)) }

// put keeps a text in place of an older one.
func (a *arena) put(old span, text string) span {
	if string(a.at(old)) == text {
		return old
	}
	a.wasted += old.size()
	text = text[:min(len(text), spanLimit)]
	if text == "" {
		return 0
	}
	s := span(len(a.bytes))<<24 | span(len(text))
	a.bytes = append(a.bytes, text...)
	return s
}

// crowded says whether packing is worth it.
func (a *arena) crowded() bool { return a.wasted > 1<<20 && a.wasted > len(a.bytes)/2 }

// pack drops what was replaced; each calls its argument for every span in use.
func (a *arena) pack(each func(func(*span))) {
	old := *a
	*a = arena{bytes: make([]byte, 0, len(old.bytes)-old.wasted)}
	each(func(s *span) { *s = a.put(0, old.text(*s)) })
}

// dictionary numbers values; number 0 is the zero value.
type dictionary[T comparable] struct {
	index  map[T]uint32
	values []T
}

func newDictionary[T comparable]() dictionary[T] {
	var zero T
	return dictionary[T]{index: map[T]uint32{zero: 0}, values: []T{zero}}
}

func (d *dictionary[T]) of(v T) uint32 {
	n, ok := d.index[v]
	if !ok {
		n = uint32(len(d.values))
		d.index[v] = n
		d.values = append(d.values, v)
	}
	return n
}
