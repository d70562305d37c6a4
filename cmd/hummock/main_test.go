package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hummock/internal/storetest"
)

// hummock runs the program and gives what it printed.
func hummock(t *testing.T, env map[string]string, args ...string) (code int, out, errors string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(t.Context(), args, func(name string) string { return env[name] }, &o, &e)
	return code, o.String(), e.String()
}

func TestWrongUsageIsTwoAndFailureIsOne(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, c := range []struct {
		args []string
		code int
	}{
		{[]string{"--help"}, 0},
		{[]string{"help"}, 0},
		{[]string{"help", "import"}, 0},
		{[]string{"openapi"}, 0},
		{[]string{"openapi", "--json"}, 0},
		{[]string{"nonsense"}, 2},
		{[]string{"workspace", "create"}, 2},
		{[]string{"token", "create", "--data", dir}, 1},
		{[]string{"serve", "--data", dir, "--listen", "0.0.0.0:0"}, 1},
		{[]string{"serve", "--data", dir, "--listen", "127.0.0.1:0", "--tls-cert", "x"}, 1},
		{[]string{"workspace", "list", "--data", dir, "--clock", "yesterday"}, 1},
		{[]string{"workspace", "list", "--database", "postgres://nobody@127.0.0.1:1/none?connect_timeout=1"}, 1},
		{[]string{"workspace", "create", "X", "--owner", "no address", "--data", dir}, 1},
		{[]string{"forecast", "--data", filepath.Join(dir, "mistyped")}, 1},
	} {
		code, out, errors := hummock(t, nil, c.args...)
		if code != c.code {
			t.Errorf("%v: want %d, got %d: %s", c.args, c.code, code, errors)
		}
		if c.code == 0 && (out == "" || errors != "") || c.code != 0 && (strings.Count(errors, "\n") != 1 || out != "") {
			t.Errorf("%v: want one sentence where it belongs, got %q and %q", c.args, out, errors)
		}
	}
}

func TestFlagsHaveTwinsInTheEnvironment(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "workspace")
	if err := os.WriteFile(file, []byte("Two\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"HUMMOCK_DATA": filepath.Join(dir, "data"), "HUMMOCK_WORKSPACE_FILE": file}
	for _, name := range []string{"One", "Two"} {
		if code, _, errors := hummock(t, env, "workspace", "create", name, "--owner", "anna@example.com"); code != 0 {
			t.Fatal(errors)
		}
	}
	if code, out, errors := hummock(t, env, "token", "create"); code != 0 || !strings.HasPrefix(out, "hmk_") {
		t.Errorf("want a token, got %d %s%s", code, out, errors)
	}
	delete(env, "HUMMOCK_WORKSPACE_FILE")
	if code, _, errors := hummock(t, env, "token", "create"); code != 1 || !strings.Contains(errors, "several workspaces") {
		t.Errorf("want to be asked which workspace, got %d %s", code, errors)
	}
}

// server is a running server.
type server struct {
	out     string // what it printed up to its being ready
	stopped chan int
	stop    context.CancelFunc
}

func start(t *testing.T, env map[string]string, args ...string) *server {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	s := &server{stopped: make(chan int, 1), stop: stop}
	go func() {
		s.stopped <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), func(name string) string { return env[name] }, writer, io.Discard)
		_ = writer.Close()
	}()
	t.Cleanup(stop)
	lines := bufio.NewScanner(reader)
	for lines.Scan() {
		s.out += lines.Text() + "\n"
		if strings.Contains(s.out, "Set it up") || strings.Contains(s.out, "sample and test") {
			break
		}
	}
	go io.Copy(io.Discard, reader) //nolint:errcheck // until the server ends
	return s
}

var address = regexp.MustCompile(`http://[0-9.:]+`)

func TestCommandsReachARunningServer(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := start(t, nil, "--data", dir)
	if !strings.Contains(s.out, "/setup#") {
		t.Fatalf("want a set-up link, got %s", s.out)
	}
	if info, err := os.Stat(filepath.Join(dir, socketFile)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the socket is for its owner alone: %v %v", info, err)
	}
	code, out, errors := hummock(t, nil, "workspace", "create", "One", "--owner", "anna@example.com", "--json", "--data", dir)
	if code != 0 || !strings.Contains(out, `"kind": "real"`) {
		t.Fatalf("%d %s%s", code, out, errors)
	}
	if code, _, errors := hummock(t, nil, "serve", "--listen", "127.0.0.1:0", "--data", dir); code != 1 || !strings.Contains(errors, "another Hummock") {
		t.Errorf("a second server is refused, got %d %s", code, errors)
	}
	if code, out, _ := hummock(t, nil, "migrate", "--data", dir); code != 0 || !strings.Contains(out, "A server works") {
		t.Errorf("want to hear of the server, got %d %s", code, out)
	}
	_, running, _ := hummock(t, nil, "workspace", "list", "--json", "--data", dir)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address.FindString(s.out)+"/readyz", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("the server is not ready: %v", err)
	}
	_ = res.Body.Close()
	s.stop()
	select {
	case code := <-s.stopped:
		if code != 0 {
			t.Errorf("the server stopped with %d", code)
		}
	case <-time.After(25 * time.Second):
		t.Fatal("the server does not stop")
	}
	if _, alone, _ := hummock(t, nil, "workspace", "list", "--json", "--data", dir); alone != running {
		t.Errorf("a command answers alike with and without a server: %s and %s", running, alone)
	}
}

func TestAClockSetElsewhereStaysAwayFromRealData(t *testing.T) {
	t.Parallel()
	env := map[string]string{"HUMMOCK_CLOCK": "2010-12-01T09:00:00Z"}
	dir := t.TempDir()
	s := start(t, env, "--data", dir)
	if !strings.Contains(s.out, "2010-12-01T09:00") {
		t.Errorf("the server says what its clock shows, got %s", s.out)
	}
	if _, out, errors := hummock(t, env, "workspace", "create", "Then", "--owner", "anna@example.com", "--json", "--data", dir); !strings.Contains(out, `"kind": "test"`) || !strings.Contains(out, `"created_at": "2010-12-01T09:`) {
		t.Errorf("want a test workspace of 2010, got %s%s", out, errors)
	}
	if code, _, errors := hummock(t, env, "workspace", "create", "Real", "--kind", "real", "--owner", "anna@example.com", "--data", dir); code != 1 {
		t.Errorf("a real workspace is refused, got %s", errors)
	}
	real := t.TempDir()
	hummock(t, nil, "workspace", "create", "Real", "--owner", "anna@example.com", "--data", real)
	if code, _, errors := hummock(t, env, "serve", "--listen", "127.0.0.1:0", "--data", real); code != 1 || !strings.Contains(errors, "is real") {
		t.Errorf("want a refusal, got %d %s", code, errors)
	}
}

// A command alone leaves no folder behind.
func TestACommandMakesNoFolder(t *testing.T) {
	t.Parallel()
	database := []string{"--database", storetest.Postgres(t)}
	if code, _, errors := hummock(t, nil, append([]string{"workspace", "create", "One", "--owner", "anna@example.com", "--data", t.TempDir()}, database...)...); code != 0 {
		t.Fatal(errors)
	}
	folder := filepath.Join(t.TempDir(), "data")
	if code, secret, errors := hummock(t, nil, append([]string{"token", "create", "--data", folder}, database...)...); code != 0 || secret == "" {
		t.Fatal(errors)
	}
	if _, err := os.Stat(folder); err == nil {
		t.Error("a folder was made")
	}
}
