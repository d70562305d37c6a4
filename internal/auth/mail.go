package auth

import (
	"strconv"

	"hummock/internal/crm"
)

// MailPlace is where the password of a workspace's mail server is kept.
func MailPlace(ws crm.WorkspaceID) Place {
	return Place{Table: "mail_settings", Row: strconv.FormatInt(int64(ws), 10), Column: "password"}
}
