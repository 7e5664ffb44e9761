import { boot } from './boot.ts';

// The page itself is on its way by now, as the document says, and is read by the browser only once everything has been asked.
const connected = boot(window.location);
connected
  .then(() => import('./sidebar-page.tsx'))
  .then(({ openSidebar }) => {
    openSidebar(connected);
  })
  .catch(() => {
    const root = document.querySelector<HTMLElement>('#root');
    if (root !== null) root.textContent = root.dataset['failed'] ?? '';
  });
