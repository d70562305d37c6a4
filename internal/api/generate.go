package api

//go:generate sh -c "go run ../../cmd/hummock openapi > openapi.yaml.new && mv openapi.yaml.new openapi.yaml"
