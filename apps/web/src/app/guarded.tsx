import { Component, type ReactNode } from 'react';
import { Failed } from './states.js';

interface Guarding {
  children: ReactNode;
  /** Draws the children anew when left out. */
  again?: () => void;
}

/** A fault of one screen stays in it: the frame around it still leads elsewhere. */
export class Guarded extends Component<Guarding, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <Failed error={this.state.error} again={this.props.again ?? (() => this.setState({ error: undefined }))} />;
  }
}
