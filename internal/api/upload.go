package api

import (
	"io"
	"net/http"
	"time"
)

// Bounds of an upload. Whoever sends slower than slowestUpload for longer than
// the grace is cut off.
const (
	uploadLimit   = 25 << 20 // bytes
	uploadTime    = 5 * time.Minute
	uploadGrace   = 15 * time.Second
	slowestUpload = 16 << 10 // bytes a second
	answerTime    = time.Minute
)

// paced is the body of an upload: every piece that comes gives the sender time
// for the next.
type paced struct {
	io.ReadCloser
	control *http.ResponseController
	began   time.Time
	got     int64
}

// newPaced gives an upload its time, and its answer time after that.
func newPaced(w http.ResponseWriter, body io.ReadCloser, began time.Time) *paced {
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(began.Add(uploadTime + answerTime)) // in-process calls have no connection
	return &paced{ReadCloser: body, control: control, began: began}
}

// Read reads a piece of the body.
func (p *paced) Read(b []byte) (int, error) {
	earned := time.Duration(p.got) * time.Second / slowestUpload
	_ = p.control.SetReadDeadline(p.began.Add(min(uploadGrace+earned, uploadTime)))
	n, err := p.ReadCloser.Read(b)
	p.got += int64(n)
	if err == io.EOF {
		_ = p.control.SetReadDeadline(p.began.Add(uploadTime)) // while the handler works
	}
	return n, err
}
