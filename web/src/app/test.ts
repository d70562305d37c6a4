// What the tests' document lacks.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
