import { Component, type ReactNode } from 'react';
import { ScreenBroken } from './screen-broken.tsx';

interface Props {
  readonly children: ReactNode;
}

/** Catches what a screen throws: a defect of one screen must not leave a white window. */
export class ErrorBoundary extends Component<Props, { readonly error: unknown }> {
  override readonly state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ScreenBroken error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
