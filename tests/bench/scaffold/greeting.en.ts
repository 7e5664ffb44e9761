export const greeting = 'Hello from the sidebar';
