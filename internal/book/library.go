package book

import (
	"context"
	"sync"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// behindLimit is how long a request waits for a rev that nobody has seen yet.
const behindLimit = 3 * time.Second

// Library holds the books of the workspaces that this process serves.
type Library struct {
	store *store.Store
	mu    sync.Mutex
	books map[crm.WorkspaceID]*Book
}

// NewLibrary makes an empty library: books are read when they are asked for.
func NewLibrary(s *store.Store) *Library {
	return &Library{store: s, books: map[crm.WorkspaceID]*Book{}}
}

// Book gives the book of a workspace, current with every write of this process,
// with those of other nodes that it was told of, and with the rev that the
// caller has seen (0: none). A rev that does not come in time is Unavailable.
func (l *Library) Book(ctx context.Context, ws crm.WorkspaceID, seen int64) (*Book, error) {
	b := l.of(ws)
	want := max(l.store.Latest(ws), seen, 0)
	if err := b.follow(ctx, l.store, want); err != nil {
		return nil, err
	}
	if b.Rev() >= want {
		return b, nil
	}
	limited, cancel := context.WithTimeout(ctx, behindLimit)
	defer cancel()
	for b.Rev() < want {
		changed := l.store.Changed()
		err := b.follow(limited, l.store, want)
		if err != nil && limited.Err() == nil {
			return nil, err
		}
		if b.Rev() >= want {
			break
		}
		select {
		case <-changed:
		case <-limited.Done():
			return nil, crm.Errorf(crm.Unavailable, "book.behind", "change %d is not known here yet: try again in a moment", want)
		}
	}
	return b, nil
}

// BookWithVisits gives the book with the visits of its deals, as Book does.
func (l *Library) BookWithVisits(ctx context.Context, ws crm.WorkspaceID, seen int64) (*Book, error) {
	b, err := l.Book(ctx, ws, seen)
	if err != nil {
		return nil, err
	}
	return b, b.loadVisits(ctx, l.store)
}

func (l *Library) of(ws crm.WorkspaceID) *Book {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.books[ws]
	if !ok {
		b = newBook(ws)
		l.books[ws] = b
	}
	b.used.Store(l.store.Now().UnixMilli())
	return b
}

// Evict forgets the books that nobody has used since an instant, and gives
// their number. They are read again when they are asked for.
func (l *Library) Evict(since crm.Instant) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	gone := 0
	for ws, b := range l.books {
		if b.used.Load() < int64(since) {
			delete(l.books, ws)
			gone++
		}
	}
	return gone
}
