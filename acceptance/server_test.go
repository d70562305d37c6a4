package acceptance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"hummock/internal/storetest"
)

const (
	binaryEnv = "HUMMOCK_TEST_BINARY"
	patience  = 60 * time.Second // for one answer, on a machine with other work to do
)

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "hummock-built-")
	if err != nil {
		panic(fmt.Sprintf("make a folder for the program: %v", err))
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.Setenv(builtEnv, filepath.Join(dir, "hummock")); err != nil {
		panic(fmt.Sprintf("tell the tests where the program goes: %v", err))
	}
	storetest.Main(m)
}

const builtEnv = "HUMMOCK_TEST_BUILT" // where a program goes that the tests build

var building sync.Mutex // lets parallel tests build one program, not several

// program is the path of the program under test.
func program(t *testing.T) string {
	t.Helper()
	if path := os.Getenv(binaryEnv); path != "" {
		return path
	}
	building.Lock()
	defer building.Unlock()
	path := os.Getenv(builtEnv)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if out, err := exec.CommandContext(t.Context(), "go", "build", "-o", path, "../cmd/hummock").CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return path
}

// world is a server with its database, and the clock that it was started with.
type world struct {
	dir      string // its data, its logs
	database []string
	clock    string
	flags    []string // of serve, besides those that every test needs
	process  *exec.Cmd
	exited   chan error
	url      string
	rev      atomic.Int64 // the newest that anybody was told of
	runs     int
	stopped  bool
}

// each runs a test with both databases. An empty clock is the real one.
func each(t *testing.T, clock string, run func(t *testing.T, w *world)) {
	t.Helper()
	for _, name := range []string{"sqlite", "postgres"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := &world{dir: folder(t), clock: clock}
			if name == "postgres" {
				w.database = []string{"--database", storetest.Postgres(t)}
			}
			w.start(t)
			t.Cleanup(func() { w.stop(t) })
			run(t, w)
		})
	}
}

// folder is a short path, since a socket lives in it. It stays where the test
// fails, with the logs.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "hm-") //nolint:usetesting // t.TempDir makes paths too long for a socket, and removes logs
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("logs and data are in %s", dir)
			return
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

func (w *world) args(args ...string) []string {
	return append(append(args, "--data", w.dir), w.database...)
}

func (w *world) env() []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + w.dir, "TMPDIR=" + os.TempDir()}
	if w.clock != "" {
		env = append(env, "HUMMOCK_CLOCK="+w.clock)
	}
	return env
}

// start starts the server and waits until it is ready.
func (w *world) start(t *testing.T) {
	t.Helper()
	w.runs++
	log, err := os.Create(filepath.Join(w.dir, fmt.Sprintf("server-%d.log", w.runs)))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	p := exec.CommandContext(context.WithoutCancel(t.Context()), program(t), w.args(append([]string{"serve", "--listen", "127.0.0.1:0", "--account-rate", "1000000"}, w.flags...)...)...)
	p.Env, p.Stderr = w.env(), log
	out, err := p.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	exited := make(chan error, 1)
	go func() {
		_, _ = io.Copy(io.Discard, out) // until it ends
		exited <- p.Wait()
	}()
	w.process, w.exited, w.stopped = p, exited, false
	_, address, said := strings.Cut(strings.TrimSpace(line), "Hummock is at ")
	if err != nil || !said {
		t.Fatalf("the server did not start: %q, %v\n%s", line, err, w.lastLog())
	}
	w.url = address
	w.awaitReady(t)
}

// awaitReady asks until the server says that it is ready; its listener is open
// before it answers, so that it is asked once as a rule.
func (w *world) awaitReady(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		res, err := (&http.Client{Timeout: patience}).Get(w.url + "/readyz") //nolint:noctx // the client has a limit
		if err == nil {
			_ = res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
	}
	t.Fatalf("the server is not ready\n%s", w.lastLog())
}

// stop ends the server as an operator does, and wants it to end well.
func (w *world) stop(t *testing.T) {
	t.Helper()
	if w.stopped {
		return
	}
	w.stopped = true
	if err := w.process.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("stop the server: %v", err)
	}
	select {
	case err := <-w.exited:
		if err != nil {
			t.Errorf("the server ended with %v\n%s", err, w.lastLog())
		}
	case <-time.After(patience):
		_ = w.process.Process.Kill()
		t.Error("the server does not stop")
	}
}

// kill ends the server as a power cut does.
func (w *world) kill(t *testing.T) {
	t.Helper()
	w.stopped = true
	if err := w.process.Process.Kill(); err != nil {
		t.Errorf("kill the server: %v", err)
	}
	if err := <-w.exited; err == nil {
		t.Error("the server had ended before it was killed")
	}
}

// at stops the server and starts it on another day.
func (w *world) at(t *testing.T, clock string) {
	t.Helper()
	w.stop(t)
	w.clock = clock
	w.start(t)
}

// lastLog is the end of the server's log.
func (w *world) lastLog() string {
	b, err := os.ReadFile(filepath.Join(w.dir, fmt.Sprintf("server-%d.log", w.runs)))
	if err != nil {
		return err.Error()
	}
	return string(b[max(0, len(b)-4000):])
}

// command runs a command of the program beside the server.
func (w *world) command(t *testing.T, args ...string) (code int, out, failure string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*patience)
	defer cancel()
	c := exec.CommandContext(ctx, program(t), w.args(args...)...)
	var o, e bytes.Buffer
	c.Env, c.Dir, c.Stdout, c.Stderr = w.env(), w.dir, &o, &e
	err := c.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), o.String(), e.String()
	}
	if err != nil {
		t.Fatalf("hummock %v: %v", args, err)
	}
	return 0, o.String(), e.String()
}

// told runs a command that must succeed and decodes its answer in JSON.
func (w *world) told(t *testing.T, into any, args ...string) {
	t.Helper()
	code, out, failure := w.command(t, append(args, "--json")...)
	if code != 0 {
		t.Fatalf("hummock %v: %d %s", args, code, failure)
	}
	if err := json.Unmarshal([]byte(out), into); err != nil {
		t.Fatalf("hummock %v: %v in %s", args, err, out)
	}
}

// file writes a file for a command and gives its path.
func (w *world) file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
