/** Where the page around the app is built for all tests. */
export const hostFolder = 'build/e2e-host';
