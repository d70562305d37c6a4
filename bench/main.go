// Command bench measures Hummock through its public API against both databases,
// beside the floor of the same run: the same question asked of the database
// directly. Run it by make bench; docs/performance.md holds the figures.
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

type options struct {
	deals     int
	seconds   float64
	binary    string
	databases string
	keep      string
	seed      uint64
}

func main() {
	var o options
	flag.IntVar(&o.deals, "deals", 10_000, "deals in the firm")
	flag.Float64Var(&o.seconds, "seconds", 2, "seconds for each operation and concurrency")
	flag.StringVar(&o.binary, "binary", "bin/hummock", "the built program")
	flag.StringVar(&o.databases, "databases", "sqlite,postgres", "which databases")
	flag.StringVar(&o.keep, "dir", "", "folder for the data; a temporary one where absent")
	flag.Uint64Var(&o.seed, "seed", 1, "seed of the generated firm")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, o)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	binary, err := filepath.Abs(o.binary)
	if err != nil {
		return err
	}
	o.binary = binary
	if o.keep == "" {
		if o.keep, err = os.MkdirTemp("", "hummock-bench-"); err != nil {
			return err
		}
		defer os.RemoveAll(o.keep)
		// PostgreSQL, which root starts as another user, has to enter it.
		if err := os.Chmod(o.keep, 0o755); err != nil {
			return err
		}
	}
	var all []result
	for name := range strings.SplitSeq(o.databases, ",") {
		var results []result
		if results, err = measure(ctx, o, name); err != nil {
			err = fmt.Errorf("%s: %w", name, err)
			break
		}
		all = append(all, results...)
	}
	writeTable(os.Stdout, o, all)
	return err
}

// measure loads a firm into one database, serves it, and asks everything.
func measure(ctx context.Context, o options, name string) ([]result, error) {
	dir := filepath.Join(o.keep, name)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	dsn, stopDatabase, err := database(ctx, name, dir)
	if err != nil {
		return nil, err
	}
	defer stopDatabase()
	began := time.Now()
	firm, err := generate(ctx, o, dir, dsn)
	if err != nil {
		return nil, fmt.Errorf("generate: %w", err)
	}
	fmt.Fprintf(os.Stderr, "%s: %d deals generated in %.1f s\n", name, o.deals, time.Since(began).Seconds())
	floors, err := floor(ctx, o, dir, dsn, firm)
	if err != nil {
		return nil, fmt.Errorf("floor: %w", err)
	}
	server, err := start(ctx, o, dir, dsn)
	if err != nil {
		return nil, err
	}
	defer server.stop()
	results, err := drive(ctx, o, server, firm)
	if err != nil {
		return nil, err
	}
	results = append(results, server.figures(dir)...)
	for i := range results {
		results[i].database = name
		results[i].floor = floors[results[i].name]
	}
	return results, nil
}

// database starts a PostgreSQL of our own, with fsync on.
func database(ctx context.Context, name, dir string) (dsn string, stop func(), err error) {
	if name != "postgres" {
		return "", func() {}, nil
	}
	folder := filepath.Join(dir, "pg")
	out, err := exec.CommandContext(ctx, "scripts/postgres", "start", folder, "--durable").Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return "", nil, fmt.Errorf("start PostgreSQL: %s", exit.Stderr)
		}
		return "", nil, err
	}
	stop = func() { _ = exec.Command("scripts/postgres", "stop", folder).Run() }
	lines := strings.Fields(string(out))
	if dsn, err = createDatabase(ctx, lines[len(lines)-1]); err != nil {
		stop()
		return "", nil, err
	}
	return dsn, stop, nil
}

// createDatabase makes one that the role of the DSN owns, and gives its DSN.
func createDatabase(ctx context.Context, dsn string) (string, error) {
	server, err := sql.Open("pgx", dsn)
	if err != nil {
		return "", err
	}
	defer server.Close()
	if _, err := server.ExecContext(ctx, "CREATE DATABASE bench"); err != nil {
		return "", fmt.Errorf("create database: %w", err)
	}
	return strings.Replace(dsn, "/postgres?", "/bench?", 1), nil
}
