package main

import (
	"database/sql"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"hummock/internal/auth"
	"hummock/internal/storetest"
)

func TestTheChangeLogIsVerified(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := start(t, nil, "--data", dir)
	for _, name := range []string{"One", "Two"} {
		if code, _, errors := hummock(t, nil, "workspace", "create", name, "--owner", "anna@example.com", "--data", dir); code != 0 {
			t.Fatal(errors)
		}
	}
	if code, out, errors := hummock(t, nil, "audit", "verify", "--data", dir); code != 0 || !strings.Contains(out, "Workspace 2, Two") {
		t.Fatalf("by the running server: %d %s%s", code, out, errors)
	}
	s.stop()
	if code := <-s.stopped; code != 0 {
		t.Fatal(code)
	}
	var found struct {
		Workspaces []struct {
			Proven, Waiting int64
			Head            string
			Fault           *struct{ Code string }
		}
	}
	verify := func(args ...string) (int, string) {
		t.Helper()
		code, out, errors := hummock(t, nil, append([]string{"audit", "verify", "--json", "--data", dir}, args...)...)
		found.Workspaces = nil
		if err := json.Unmarshal([]byte(out), &found); out != "" && err != nil {
			t.Fatalf("%v in %s", err, out)
		}
		return code, errors
	}
	if code, errors := verify(); code != 0 || len(found.Workspaces) != 2 || found.Workspaces[0].Proven == 0 || found.Workspaces[0].Waiting != 0 {
		t.Fatalf("a server that stops chains what was written: %d %s%+v", code, errors, found)
	}
	head := found.Workspaces[1].Head
	if code, errors := verify("--head", head); code != 1 || !strings.Contains(errors, "--workspace") {
		t.Errorf("a head without its workspace: %d %s", code, errors)
	}
	if code, errors := verify("--head", head, "-w", "Two"); code != 0 {
		t.Errorf("the head of a while ago: %d %s", code, errors)
	}
	db, err := sql.Open("sqlite", filepath.Join(dir, "hummock.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), `UPDATE changes SET verb = 'removed' WHERE workspace_id = 2 AND rev = 1`); err != nil {
		t.Fatal(err)
	}
	code, errors := verify()
	if code != 1 || strings.Count(errors, "\n") != 1 || found.Workspaces[0].Fault != nil || found.Workspaces[1].Fault == nil || found.Workspaces[1].Fault.Code != "audit.changed" {
		t.Errorf("a changed entry: %d %s%+v", code, errors, found)
	}
	if code, out, _ := hummock(t, nil, "audit", "verify", "--workspace", "2", "--data", dir); code != 1 || !strings.Contains(out, "entry 1 was changed") {
		t.Errorf("in words: %d %s", code, out)
	}
}

func TestWithoutAKeyVerifyingIsRefused(t *testing.T) {
	t.Parallel()
	args := []string{"--data", t.TempDir(), "--database", storetest.Postgres(t)}
	if code, _, errors := hummock(t, nil, append(args, "workspace", "create", "One", "--owner", "anna@example.com")...); code != 0 {
		t.Fatal(errors)
	}
	if code, _, errors := hummock(t, nil, append(args, "audit", "verify")...); code != 1 || !strings.Contains(errors, "HUMMOCK_SECRET_KEY") || strings.Count(errors, "\n") != 1 {
		t.Errorf("without a key: %d %s", code, errors)
	}
	key := map[string]string{"HUMMOCK_SECRET_KEY": auth.NewKey().Reveal()}
	if code, out, errors := hummock(t, key, append(args, "audit", "verify")...); code != 0 || !strings.Contains(out, "not chained yet") {
		t.Errorf("with a key: %d %s%s", code, out, errors)
	}
}
