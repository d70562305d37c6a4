package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

var signInLink = regexp.MustCompile(`(http://[0-9.:]+)/sign-in#(\S+)`)

// signIn uses a link and gives the status.
func signIn(t *testing.T, link []string) int {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, link[1]+"/api/v1/session", strings.NewReader(`{"token":"`+link[2]+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	return res.StatusCode
}

func TestDemoLetsEveryRoleInAndGoesWithoutATrace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	reader, writer := io.Pipe()
	stopped := make(chan int, 1)
	go func() {
		stopped <- run(ctx, []string{"demo", "--listen", "127.0.0.1:0", "--data", dir, "--language", "pl"}, func(string) string { return "" }, writer, io.Discard)
		_ = writer.Close()
	}()
	t.Cleanup(stop)
	out := ""
	for lines := bufio.NewScanner(reader); !strings.Contains(out, "viewer") && lines.Scan(); {
		out += lines.Text() + "\n"
	}
	go io.Copy(io.Discard, reader) //nolint:errcheck // until the server ends
	links := signInLink.FindAllStringSubmatch(out, -1)
	if len(links) != 10 {
		t.Fatalf("want a link for each role, got %s", out)
	}
	if status := signIn(t, links[0]); status != http.StatusOK {
		t.Errorf("the owner's link answers %d", status)
	}
	if status := signIn(t, links[0]); status != http.StatusNotFound {
		t.Errorf("a used link answers %d", status)
	}
	code, again, errors := hummock(t, nil, "demo", "--data", dir)
	fresh := signInLink.FindAllStringSubmatch(again, -1)
	if code != 0 || len(fresh) != 10 {
		t.Fatalf("beside a running server: %d %s%s", code, again, errors)
	}
	if old, anew := signIn(t, links[1]), signIn(t, fresh[1]); old != http.StatusNotFound || anew != http.StatusOK {
		t.Errorf("an old link answers %d, a new one %d", old, anew)
	}
	if code, out, errors := hummock(t, nil, "demo", "--remove", "--data", dir); code != 0 || !strings.Contains(out, "gone") {
		t.Errorf("removal: %d %s%s", code, out, errors)
	}
	if _, out, _ := hummock(t, nil, "workspace", "list", "--data", dir); out != "" {
		t.Errorf("after the removal there is %s", out)
	}
	if code, _, errors := hummock(t, nil, "demo", "--remove", "--data", dir); code != 1 || !strings.Contains(errors, "nothing to remove") {
		t.Errorf("a second removal: %d %s", code, errors)
	}
	stop()
	if code := <-stopped; code != 0 {
		t.Errorf("the server stopped with %d", code)
	}
}
