package main

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"
)

// Slow and greedy callers are bounded without any flag.
func TestBoundsOfTheServer(t *testing.T) {
	t.Parallel()
	s := (&serve{}).server(http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	for what, c := range map[string]struct{ got, want time.Duration }{
		"header": {s.ReadHeaderTimeout, 5 * time.Second}, "request": {s.ReadTimeout, 30 * time.Second},
		"answer": {s.WriteTimeout, time.Minute}, "idle": {s.IdleTimeout, time.Minute},
	} {
		if c.got != c.want {
			t.Errorf("time for the %s: %v, want %v", what, c.got, c.want)
		}
	}
	if s.MaxHeaderBytes != 32<<10 || s.HTTP2.MaxConcurrentStreams != 100 || mostConnections > 10_000 {
		t.Errorf("%d bytes of headers, %d streams, %d connections", s.MaxHeaderBytes, s.HTTP2.MaxConcurrentStreams, mostConnections)
	}
}

func TestProfilesStayOnThisMachine(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"0.0.0.0:0", ":0", "192.0.2.1:9090"} {
		code, _, errors := hummock(t, nil, "serve", "--data", t.TempDir(), "--listen", "127.0.0.1:0", "--admin-listen", address)
		if code != 1 || !strings.Contains(errors, "--admin-listen") || strings.Count(errors, "\n") != 1 {
			t.Errorf("%s: got %d %s", address, code, errors)
		}
	}
}

func TestWhoeverListensWithoutTLSIsWarned(t *testing.T) {
	t.Parallel()
	s := start(t, nil, "--data", t.TempDir(), "--listen", "0.0.0.0:0", "--insecure-http")
	if !strings.Contains(s.out, "Without TLS") {
		t.Errorf("nobody is warned: %s", s.out)
	}
	s.stop()
	<-s.stopped
}
