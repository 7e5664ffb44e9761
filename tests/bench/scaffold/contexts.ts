import { createContext } from 'react';

export const ClientContext = createContext<ZafSdkClient | null>(null);
export const GreetingContext = createContext('');
