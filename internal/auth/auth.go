// Package auth makes and checks what people and programs prove themselves
// with: passwords, session secrets, API tokens, one-time links. It knows no
// database and no request.
package auth
