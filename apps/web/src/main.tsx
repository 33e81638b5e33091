import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import './app/board.css';
import { Speaking } from './language/language.js';
import { openSession } from './session/session.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the board.');
// Asked before anything is drawn: texts and session come at the same time.
const opening = openSession();
createRoot(root).render(
  <StrictMode>
    <Speaking>
      <App opening={opening} />
    </Speaking>
  </StrictMode>,
);
