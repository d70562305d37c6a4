package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/storetest"
)

// What a firm keeps is for the eyes of the account that runs the server alone.
func TestTheFilesOfTheDatabaseArePrivate(t *testing.T) {
	t.Parallel()
	s := storetest.SQLite(t, storetest.NewClock())
	storetest.NewFirm(t, s, crm.Template{})
	for _, name := range []string{"hummock.db", "hummock.db-wal", "hummock.db-shm"} {
		info, err := s.Root().Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s is open to others: %o", name, mode)
		}
	}
}
