// Counts real test results, part by part, and closes the run with the sum.
//
//   go test -json ... | count.mjs go RESULTS     shows the run, notes what passed, failed, was not run
//   count.mjs vitest RESULTS REPORT.json         the same from vitest's JSON report
//   count.mjs node RESULTS REPORT.tap            the same from the TAP report of node --test
//   count.mjs check RESULTS NAME STATUS          one check that is no test: lint, generated files
//   count.mjs total RESULTS                      prints the sum; fails if anything failed
//
// RESULTS gathers one JSON line a part. Where CI is set, a test that was not run counts as failed.
import { appendFileSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [mode, results, ...args] = process.argv.slice(2)

async function countGo() {
  const run = { passed: 0, failed: [], skipped: [] }
  const output = new Map()
  for await (const line of createInterface({ input: process.stdin })) {
    const event = parseEvent(line)
    if (event) countGoEvent(event, run, output)
    else console.log(line)
  }
  return run
}

function parseEvent(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function countGoEvent(event, run, output) {
  const packageName = event.Package ?? event.ImportPath
  const name = event.Test ? `${packageName} ${event.Test}` : packageName
  const said = output.get(name) ?? []
  switch (event.Action) {
    case 'output':
    case 'build-output':
      output.set(name, [...said, event.Output])
      return
    case 'pass':
      if (event.Test) run.passed++
      else console.log(`ok    ${name} ${event.Elapsed} s`)
      break
    case 'skip':
      if (event.Test) run.skipped.push(`${name}: ${reason(said)}`)
      break
    case 'fail':
    case 'build-fail':
      process.stdout.write(said.join(''))
      // A package fails with its tests, but also by itself: it doesn't build, it hangs, its TestMain fails.
      if (event.Test || !run.failed.some((failed) => failed.startsWith(`${name} `))) run.failed.push(name)
      break
    default:
      return
  }
  output.delete(name)
}

function reason(said) {
  const lines = said.filter((line) => !/^\s*(===|---)/.test(line))
  return lines.join('').trim() || 'no reason given'
}

function countVitest(report) {
  const run = { passed: 0, failed: [], skipped: [] }
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) run.failed.push(file.name)
    for (const test of file.assertionResults) {
      if (test.status === 'passed') run.passed++
      else if (test.status === 'failed') run.failed.push(test.fullName)
      else run.skipped.push(test.fullName)
    }
  }
  return run
}

function countNode(report) {
  const run = { passed: 0, failed: [], skipped: [] }
  const tests = /^ *(not ok|ok) \d+ - (.*?)(?: # (SKIP|TODO).*)?\n *---\n([^]*?)\n *\.\.\.$/gm
  for (const [, verdict, name, directive, details] of readFileSync(report, 'utf8').matchAll(tests)) {
    if (directive) run.skipped.push(name)
    else if (verdict === 'not ok') run.failed.push(name)
    else if (!details.includes("type: 'suite'")) run.passed++
  }
  return run
}

function countCheck(name, status) {
  return status === '0' ? { passed: 1, failed: [], skipped: [] } : { passed: 0, failed: [name], skipped: [] }
}

function total() {
  const runs = readFileSync(results, 'utf8').trim().split('\n').filter(Boolean).map(JSON.parse)
  const passed = runs.reduce((sum, run) => sum + run.passed, 0)
  const skipped = runs.flatMap((run) => run.skipped)
  const failed = runs.flatMap((run) => run.failed).concat(process.env.CI ? skipped : [])
  for (const name of skipped) console.log(`not run: ${name}`)
  for (const name of failed) console.log(`failed: ${name}`)
  console.log(`${passed} passed, ${failed.length} failed`)
  process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0
}

const counts = {
  go: countGo,
  vitest: () => countVitest(args[0]),
  node: () => countNode(args[0]),
  check: () => countCheck(args[0], args[1]),
}

if (mode === 'total') total()
else appendFileSync(results, `${JSON.stringify(await counts[mode]())}\n`)
