package api

import (
	"io"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// deadlined notes when a connection would be cut.
type deadlined struct {
	*httptest.ResponseRecorder
	read, write time.Time
}

func (d *deadlined) SetReadDeadline(at time.Time) error  { d.read = at; return nil }
func (d *deadlined) SetWriteDeadline(at time.Time) error { d.write = at; return nil }

func TestASlowUploadIsCutOff(t *testing.T) {
	t.Parallel()
	began := time.Date(2026, 12, 2, 12, 0, 0, 0, time.UTC)
	w := &deadlined{ResponseRecorder: httptest.NewRecorder()}
	body := newPaced(w, io.NopCloser(io.MultiReader(strings.NewReader(strings.Repeat("x", 10*slowestUpload)), strings.NewReader("y"), strings.NewReader(strings.Repeat("z", uploadLimit)))), began)
	buffer := make([]byte, 10*slowestUpload)
	for _, want := range []time.Duration{uploadGrace, uploadGrace + 10*time.Second, uploadGrace + 10*time.Second} {
		if _, err := body.Read(buffer); err != nil || w.read.Sub(began).Truncate(time.Second) != want {
			t.Fatalf("%v: cut after %v, want %v", err, w.read.Sub(began), want)
		}
	}
	if _, err := io.Copy(io.Discard, body); err != nil || w.read.Sub(began) != uploadTime {
		t.Errorf("%v: the handler is cut after %v", err, w.read.Sub(began))
	}
	if w.write.Sub(began) < uploadTime {
		t.Errorf("an upload that takes long could not be answered after %v", w.write.Sub(began))
	}
}
