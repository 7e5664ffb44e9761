import { createRoot } from 'react-dom/client';
import { Workspace } from './ui/Workspace.tsx';
import '@zendeskgarden/css-bedrock/dist/index.css';
import './styles.css';

const container = document.getElementById('workspace');
if (container !== null) {
  createRoot(container).render(<Workspace />);
}
