package api

// routes is every call of the API. Each needs a line in the policy (package
// crm) too: the name between path and summary.
func (s *Server) routes() {
	add(s, "GET /setup", "get-setup", "Whether the server still waits for its first owner", s.getSetup)
	addCall(s, "POST /setup", "set-up", "Found the firm and sign its owner in", s.setUp)
	addCall(s, "GET /session", "get-session", "Who is signed in, and where", s.getSession)
	addCall(s, "POST /session", "sign-in", "Sign in", s.signIn)
	addCall(s, "DELETE /session", "sign-out", "Sign out", s.signOut)
	addCall(s, "PUT /session/password", "change-password", "Set another password", s.changePassword)
	addCall(s, "POST /invitations/accept", "accept-invitation", "Set a password by a one-time link, and sign in", s.acceptInvitation)

	add(s, "GET /users", "list-users", "Everybody in the firm", s.listUsers)
	add(s, "GET /users/{id}", "get-user", "One person", s.getUser)
	add(s, "POST /users", "create-user", "Add a person", s.createUser)
	add(s, "PATCH /users/{id}", "edit-user", "Change a person", s.editUser)
	add(s, "POST /users/{id}/invitation", "invite-user", "Make a one-time link by which the person sets a password", s.inviteUser)
	add(s, "GET /teams", "list-teams", "The teams", s.listTeams)
	add(s, "POST /teams", "create-team", "Add a team", s.createTeam)
	add(s, "PATCH /teams/{id}", "rename-team", "Rename a team", s.renameTeam)
	add(s, "GET /tokens", "list-tokens", "API tokens that work", s.listTokens)
	add(s, "POST /tokens", "create-token", "Make an API token, which is shown once", s.createToken)
	add(s, "DELETE /tokens/{id}", "revoke-token", "End an API token", s.revokeToken)

	add(s, "GET /workspaces", "list-workspaces", "Every firm on this server", s.listWorkspaces)
	add(s, "POST /workspaces", "create-workspace", "Found a firm from the command line", s.createWorkspace)
	add(s, "GET /workspace", "get-workspace", "The firm and its settings", s.getWorkspace)
	add(s, "PATCH /workspace", "edit-workspace", "Change settings of the firm", s.editWorkspace)
	add(s, "GET /rates", "list-rates", "Exchange rates", s.listRates)
	add(s, "PUT /rates", "put-rates", "Add exchange rates, or correct them", s.putRates)
	add(s, "GET /holidays", "list-holidays", "Days on which the firm does not work", s.listHolidays)
	add(s, "PUT /holidays", "put-holidays", "Replace the list of holidays", s.putHolidays)
	add(s, "GET /fields", "list-fields", "Custom fields", s.listFields)
	add(s, "POST /fields", "create-field", "Add a custom field", s.createField)
	add(s, "PATCH /fields/{noun}/{key}", "edit-field", "Change a custom field", s.editField)
	add(s, "GET /templates", "list-templates", "Ready processes to start from", s.listTemplates)

	add(s, "GET /changes", listChanges, "What happened after a rev", s.listChanges)
	s.registerEvents()

	s.boardRoutes()
	s.forecastRoutes()
	s.exportRoutes()
	s.pipelineRoutes()
	s.companyRoutes()
	s.dealRoutes()
	s.outcomeRoutes()
	s.taskRoutes()
	s.approvalRoutes()
	s.departureRoutes()
}
