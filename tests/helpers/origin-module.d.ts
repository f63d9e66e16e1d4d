declare module '/__origin.js' {
  /** Where the demo origin of this test run listens. */
  export const originUrl: string;
}
