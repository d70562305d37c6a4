package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// server is the built program at work.
type server struct {
	cmd     *exec.Cmd
	base    string
	started time.Duration // to its first answer
	ready   time.Duration // to its first board
}

func start(ctx context.Context, o options, dir, dsn string) (*server, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	args := []string{"serve", "--data", dir, "--listen", address, "--account-rate", "1000000"}
	if dsn != "" {
		args = append(args, "--database", dsn)
	}
	s := &server{cmd: exec.CommandContext(ctx, o.binary, args...), base: "http://" + address}
	s.cmd.Stderr, s.cmd.Stdout = io.Discard, io.Discard
	began := time.Now()
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	for time.Since(began) < 20*time.Second {
		res, err := http.Get(s.base + "/healthz")
		if err == nil {
			res.Body.Close()
			s.started = time.Since(began)
			return s, nil
		}
		time.Sleep(time.Millisecond) // the port is not open yet
	}
	s.stop()
	return nil, errors.New("the server did not answer within 20 s")
}

func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

func (s *server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait()
}

// figures are what is not asked by requests: start, memory, disk.
func (s *server) figures(dir string) []result {
	return []result{
		{name: "start to first answer", unit: "ms", value: s.started.Seconds() * 1000},
		{name: "memory, peak", unit: "MB", value: s.peak()},
		{name: "disk", unit: "MB", value: float64(size(dir)) / 1e6},
	}
}

// peak is the largest resident memory so far, in MB.
func (s *server) peak() float64 {
	f, err := os.Open("/proc/" + strconv.Itoa(s.cmd.Process.Pid) + "/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if kb, ok := strings.CutPrefix(lines.Text(), "VmHWM:"); ok {
			n, _ := strconv.ParseFloat(strings.Fields(kb)[0], 64)
			return n / 1000
		}
	}
	return 0
}

// size adds up the files of a folder, without PostgreSQL's write-ahead log.
func size(dir string) int64 {
	var n int64
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if d != nil && d.Name() == "pg_wal" {
				return fs.SkipDir
			}
			return nil
		}
		if info, err := d.Info(); err == nil {
			n += info.Size()
		}
		return nil
	})
	return n
}
