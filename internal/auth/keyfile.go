package auth

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// KeyFile is the file of the data folder that holds the key for secrets.
const KeyFile = "secret.key"

// OpenKeyring reads the key file of a data folder. Where there is none it makes
// one, if it may, and gives nil otherwise. It refuses a file that others than
// its owner can read.
func OpenKeyring(root *os.Root, mayMake bool) (*Keyring, error) {
	info, err := root.Stat(KeyFile)
	if errors.Is(err, fs.ErrNotExist) {
		if !mayMake {
			return nil, nil //nolint:nilnil // a nil keyring is one without keys
		}
		info, err = makeKeyFile(root)
	}
	if err != nil {
		return nil, fmt.Errorf("read the key for secrets: %w", err)
	}
	if info.Mode().Perm()&0o077 != 0 {
		return nil, exposed(root.Name()+"/"+KeyFile, "600")
	}
	b, err := root.ReadFile(KeyFile)
	if err != nil {
		return nil, fmt.Errorf("read the key for secrets: %w", err)
	}
	ring, err := NewKeyring(Secret{string(b)})
	if err == nil && ring == nil {
		err = fmt.Errorf("%s/%s is empty: put the key back from where you keep a copy, or remove the file to begin with a new key", root.Name(), KeyFile)
	}
	return ring, err
}

// makeKeyFile puts a whole key into its place, or none.
func makeKeyFile(root *os.Root) (fs.FileInfo, error) {
	const draft = KeyFile + ".new"
	f, err := root.OpenFile(draft, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = f.WriteString(NewKey().text + "\n")
	if err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close()); err != nil {
		return nil, err
	}
	if err := root.Rename(draft, KeyFile); err != nil {
		return nil, err
	}
	return root.Stat(KeyFile)
}

// CheckKeyFile refuses a key file, named by the operator, that anybody on the
// machine can read. A group may: that is how systemd grants its credentials.
func CheckKeyFile(path string) error {
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o007 != 0 {
		err = exposed(path, "640")
	}
	return err
}

func exposed(path, mode string) error {
	return fmt.Errorf("others can read the key in %s: chmod %s it, and if somebody may have read it, make a new key", path, mode)
}
