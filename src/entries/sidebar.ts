import { boot } from './boot.ts';

/** The page itself is on its way by now, as the document says, and is read by the browser only once everything has been asked. */
async function open(): Promise<void> {
  const registered = await boot(window.location);
  const page = await import('./sidebar-page.tsx');
  page.openSidebar(registered);
}

open().catch(() => {
  const root = document.querySelector<HTMLElement>('#root');
  if (root !== null) root.textContent = root.dataset['failed'] ?? '';
});
