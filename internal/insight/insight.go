// Package insight holds the numbers: probabilities, forecasts, cash and funnel
// counts. Every function is pure: it reads no database and no clock, so the
// same input gives the same figures. Money is integer minor units of the firm's
// base currency; each deal's amount is rounded once, half away from zero, and
// every larger figure is a sum of those whole numbers, so that figures reconcile
// to the cent with the rows they open.
package insight
