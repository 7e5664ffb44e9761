import { useEffect, useState, type ReactNode } from 'react';

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function TicketIcon() {
  return (
    <Icon>
      <path d="M2 3h12v8.5H7L4 14v-2.5H2z" />
    </Icon>
  );
}

export function ViewsIcon() {
  return (
    <Icon>
      <path d="M2.5 3.5h11M2.5 8h11M2.5 12.5h7" />
    </Icon>
  );
}

export function ReloadIcon() {
  return (
    <Icon>
      <path d="M13 8a5 5 0 1 1-1.5-3.6M13 2v3h-3" />
    </Icon>
  );
}

export function ChevronIcon() {
  return (
    <Icon>
      <path d="M4.5 6.5L8 10l3.5-3.5" />
    </Icon>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="M4 4l8 8M12 4l-8 8" />
    </Icon>
  );
}

export function CheckIcon() {
  return (
    <Icon>
      <path d="M3 8.5l3.5 3.5L13 4.5" />
    </Icon>
  );
}

export function ClockIcon() {
  return (
    <Icon>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </Icon>
  );
}

export function PulseIcon() {
  return (
    <Icon>
      <path d="M1.5 8h3l2-4.5 3 9 2-4.5h3" />
    </Icon>
  );
}

/** The app's own icon of the navigation bar, put into the page as Zendesk does, so that it takes the colour of the bar. */
export function NavBarIcon() {
  const [markup, setMarkup] = useState('');
  useEffect(() => {
    fetch('/assets/icon_nav_bar.svg')
      .then((response) => (response.ok ? response.text() : ''))
      .then(setMarkup, () => null);
  }, []);
  // oxlint-disable-next-line react/no-danger -- a file of the app's own package
  return <span aria-hidden="true" dangerouslySetInnerHTML={{ __html: markup }} />;
}
