package main

import "hummock/internal/api"

type openAPI struct{}

// Run prints the contract; it needs no database.
func (*openAPI) Run(sh *shell) error {
	server := api.New(api.Deps{})
	contract := server.Contract
	if sh.flags.JSON {
		contract = server.ContractJSON
	}
	b, err := contract()
	if err != nil {
		return err
	}
	_, err = sh.out.Write(b)
	return err
}
