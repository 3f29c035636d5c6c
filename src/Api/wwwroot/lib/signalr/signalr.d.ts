export declare enum HttpTransportType { WebSockets = 1 }
export declare enum HubConnectionState { Disconnected = "Disconnected", Connecting = "Connecting", Connected = "Connected", Disconnecting = "Disconnecting", Reconnecting = "Reconnecting" }
export declare enum LogLevel { Warning = 3, None = 6 }
export declare class HubConnection {
  readonly state: HubConnectionState;
  start(): Promise<void>;
  stop(): Promise<void>;
  invoke(method: string, ...values: unknown[]): Promise<any>;
  on(method: string, handle: (...values: any[]) => void): void;
  onclose(handle: () => void): void;
  onreconnecting(handle: () => void): void;
  onreconnected(handle: () => void): void;
}
export declare class HubConnectionBuilder {
  withUrl(url: string, options: { skipNegotiation?: boolean, transport?: HttpTransportType }): this;
  withAutomaticReconnect(policy: { nextRetryDelayInMilliseconds(context: { previousRetryCount: number }): number | null }): this;
  configureLogging(level: LogLevel): this;
  build(): HubConnection;
}
