import { afterEach } from 'vitest';
import { emptyPage } from '../ui/rendered.tsx';

// Here and not beside the function: files share what is loaded, and only what is set up is set up for each.
afterEach(emptyPage);
