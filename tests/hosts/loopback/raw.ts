import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';

/** What a server answered, to the letter. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Question {
  readonly port: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Asks without a browser's help: every header is as it is written here, Host and Origin too. */
export function ask({ port, method = 'GET', path = '/', headers = {}, body }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Sends a request line that no client would write. @returns the first line of the answer */
export function askLine(port: number, line: string, headers: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (data) => {
      text += data.toString();
      if (!text.includes('\r\n')) return;
      socket.destroy();
      resolve(text.slice(0, text.indexOf('\r\n')));
    });
    socket.on('error', reject);
    socket.write(`${[line, ...headers, 'connection: close'].join('\r\n')}\r\n\r\n`);
  });
}
