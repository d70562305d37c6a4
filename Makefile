# Needs Go 1.26, Node.js 20.19 with npm, git and make; whatever else is missing, the targets install or name.
.DEFAULT_GOAL := help
SHELL := /bin/bash
GOLANGCI_LINT_VERSION := v2.15.0

# Go needs a home for its caches.
ifeq ($(HOME),)
export HOME := $(CURDIR)/.cache/home
endif

web_modules := web/node_modules/.package-lock.json
openapi_modules := web/tools/openapi/node_modules/.package-lock.json
web_build := web/dist/index.html
web_sources := $(shell find web -path '*/node_modules' -prune -o -path web/dist -prune -o -path web/e2e -prune -o -type f ! -name '*.go' ! -name '*.test.*' -print 2>/dev/null)
# Everything under these folders may be embedded, so all of it counts, save the tests.
go_sources := go.mod go.sum $(shell find cmd internal docs/user web/embed.go -type f ! -name '*_test.go' ! -path '*/testdata/*' 2>/dev/null)
linter_stamp := .cache/bin/golangci-lint-$(GOLANGCI_LINT_VERSION)

.PHONY: help run demo dev build web test check generate lint e2e bench fuzz clean modules linter toolchain

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## Build what changed and start on http://127.0.0.1:8080, with the database in ./data
	@bin/hummock serve

demo: build ## The same with the sample company and a signed-in link for each role
	@bin/hummock demo

dev: build ## Server plus a web build that follows each saved file
	@scripts/dev

build: bin/hummock ## Build bin/hummock, one static file

web: $(web_build) ## Build the web part into web/dist

test: ## Everything, as CI runs it: generated files, lint, Go on both databases, web, browser, acceptance
	@scripts/test

check: ## The quick part of test: generated files, lint, unit tests
	@scripts/test generated lint unit web

generate: modules ## Write the generated files anew
	go generate ./...
	npm run --silent --prefix web messages
	npm run --silent --prefix web openapi

lint: ## Lint Go and web
	@scripts/test lint

e2e: ## Browser tests against the built binary
	@scripts/test browser

bench: build ## Measure against both databases (see docs/performance.md)
	go run ./bench $(ARGS)

fuzz: ## Fuzz each target for TIME=30s, or those that match FUZZ=name
	@scripts/fuzz

clean: ## Remove what was built; data/ stays
	rm -rf bin out web/node_modules web/tools/openapi/node_modules
	find web/dist -mindepth 1 ! -name robots.txt -delete

# --- files -----------------------------------------------------------------------------------------------------

modules: $(web_modules) $(openapi_modules)

linter: $(linter_stamp)

toolchain:
	@scripts/toolchain

%/node_modules/.package-lock.json: %/package.json %/package-lock.json | toolchain
	npm ci --prefix $* --no-audit --no-fund
	@touch $@

$(web_build): $(web_modules) $(web_sources)
	npm run --silent --prefix web build
	@touch $@

bin/hummock: $(web_build) $(go_sources) | toolchain
	CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o $@ ./cmd/hummock

$(linter_stamp): | toolchain
	GOBIN=$(CURDIR)/.cache/bin go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_LINT_VERSION)
	@touch $@
