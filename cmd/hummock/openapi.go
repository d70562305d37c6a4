package main

import "hummock/internal/api"

type openAPI struct{}

// Run prints the contract; it needs no database.
func (*openAPI) Run(sh *shell) error {
	b, err := api.New(api.Deps{}).Contract()
	if err != nil {
		return err
	}
	_, err = sh.out.Write(b)
	return err
}
