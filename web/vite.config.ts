/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { early } from './tools/early.mjs'
import { messages } from './tools/messages.mjs'

export default defineConfig(({ command }) => ({
  plugins: [react(), messages(), early()],
  // The server puts a fresh nonce in place of this word at every request.
  html: command === 'build' ? { cspNonce: '__NONCE__' } : {},
  build: {
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 750,
    // What the first screen needs comes in one file: many small ones wait for each other.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/app/test.ts'],
    restoreMocks: true,
  },
}))
