package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"strconv"

	"hummock/internal/api"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// client is how a command reaches the API: by the running server's socket, or,
// where none runs, by a server of its own inside this process. Both take the
// same requests.
type client struct {
	http      *http.Client
	store     *store.Store // nil where a running server holds it
	workspace string
	as        string
	close     func() error
}

// connect finds the server to speak to, where there is a database already. Close
// the client after use.
func (sh *shell) connect() (*client, error) {
	if sh.flags.Database.Empty() && !store.Exists(sh.flags.Data) {
		return nil, fmt.Errorf("there is no Hummock in %s: name its folder by --data, or start it there by hummock serve", sh.flags.Data)
	}
	if _, err := os.Stat(sh.flags.Data); errors.Is(err, fs.ErrNotExist) {
		flags := *sh.flags
		flags.Data = "" // a command alone makes no folder
		inside := *sh
		inside.flags = &flags
		return inside.connectOrFound()
	}
	return sh.connectOrFound()
}

// connectOrFound is connect for whoever may begin a database.
func (sh *shell) connectOrFound() (*client, error) {
	c := &client{workspace: sh.flags.In, as: sh.flags.As}
	s, err := sh.flags.open(sh.ctx, api.Deps{BaseURL: "http://127.0.0.1:8080"})
	if errors.Is(err, store.ErrLocked) {
		c.http, c.close = overSocket(sh.flags.socket()), func() error { return nil }
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	c.http, c.store, c.close = &http.Client{Transport: inProcess{s.Local()}}, s.Store, s.Store.Close
	return c, nil
}

func overSocket(path string) *http.Client {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "unix", path)
	}
	return &http.Client{Transport: &http.Transport{DialContext: dial}}
}

// inProcess answers requests by a handler, as they come, without a connection.
type inProcess struct{ handler http.Handler }

func (p inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	reader, writer := io.Pipe()
	w := &pipedAnswer{header: http.Header{}, body: writer, begun: make(chan int, 1)}
	if r.Body == nil {
		r.Body = http.NoBody
	}
	go func() {
		p.handler.ServeHTTP(w, r)
		w.WriteHeader(http.StatusOK)
		_ = writer.Close() // never fails
	}()
	select {
	case status := <-w.begun:
		return &http.Response{StatusCode: status, Header: w.header, Body: reader, Request: r, ProtoMajor: 1, ProtoMinor: 1}, nil
	case <-r.Context().Done():
		_ = reader.CloseWithError(r.Context().Err()) // never fails
		return nil, r.Context().Err()
	}
}

type pipedAnswer struct {
	header http.Header
	body   *io.PipeWriter
	begun  chan int
	status int
}

func (a *pipedAnswer) Header() http.Header { return a.header }

func (a *pipedAnswer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
		a.begun <- status
	}
}

func (a *pipedAnswer) Write(b []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(b)
}

// Flush does nothing: what is written is there at once.
func (a *pipedAnswer) Flush() {}

// call sends a request with a JSON body, if any, and decodes the answer. A
// refusal comes back as an error with the server's sentence.
func (c *client) call(ctx context.Context, method, path string, body, into any) error {
	answer, err := c.ask(ctx, method, path, body)
	if err != nil || into == nil {
		return err
	}
	return json.Unmarshal(answer, into)
}

// callOnce is call for what must not be done twice.
func (c *client) callOnce(ctx context.Context, method, path string, body, into any) error {
	answer, err := c.ask(ctx, method, path, body, "Idempotency-Key", crm.NewID().String())
	if err != nil {
		return err
	}
	return json.Unmarshal(answer, into)
}

// callAt is call for a change of a version that is known.
func (c *client) callAt(ctx context.Context, method, path string, version int64, body, into any) error {
	answer, err := c.ask(ctx, method, path, body, "If-Match", `"`+strconv.FormatInt(version, 10)+`"`)
	if err != nil {
		return err
	}
	return json.Unmarshal(answer, into)
}

// ask is call with the answer as it came; header is pairs of name and value.
func (c *client) ask(ctx context.Context, method, path string, body any, header ...string) (json.RawMessage, error) {
	var reader io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		reader = bytes.NewReader(b)
	}
	r, err := http.NewRequestWithContext(ctx, method, "http://localhost"+api.Base+path, reader)
	if err != nil {
		return nil, err
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	res, err := c.send(r)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	return io.ReadAll(res.Body)
}

// send sends any request as the user and in the workspace of the flags.
func (c *client) send(r *http.Request) (*http.Response, error) {
	if c.workspace != "" {
		r.Header.Set("Hummock-Workspace", c.workspace)
	}
	if c.as != "" {
		r.Header.Set("Hummock-As", c.as)
	}
	res, err := c.http.Do(r)
	if err != nil {
		return nil, fmt.Errorf("the server holds the database but does not answer on its socket: %w", err)
	}
	if res.StatusCode < 400 {
		return res, nil
	}
	defer res.Body.Close()
	var p api.Problem
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil || p.Detail == "" {
		return nil, fmt.Errorf("the server answered %d and no reason", res.StatusCode)
	}
	return nil, &p
}

// print writes an answer: as JSON where asked for, else by plain. Answers of
// the API go out as they came: give them as json.RawMessage.
func (sh *shell) print(answer any, plain func(io.Writer)) error {
	if !sh.flags.JSON {
		plain(sh.out)
		return nil
	}
	e := json.NewEncoder(sh.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(answer)
}

// show is print for what is read into a T before it is shown.
func show[T any](sh *shell, answer json.RawMessage, plain func(io.Writer, T)) error {
	var t T
	if err := json.Unmarshal(answer, &t); err != nil {
		return err
	}
	return sh.print(answer, func(w io.Writer) { plain(w, t) })
}
