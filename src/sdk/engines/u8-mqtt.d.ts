// u8-mqtt ships no types; this is what the engine uses of it.
declare module 'u8-mqtt/esm/web/basic-v4.js' {
  export interface Packet {
    readonly topic: string;
    readonly retain: boolean;
    text(): string;
  }
  export interface Client {
    with_websock(socket: WebSocket): Client;
    connect(packet: {
      client_id: string;
      username?: string;
      password?: string;
      keep_alive: number;
      flags: { clean_start: boolean };
    }): Promise<unknown>;
    subscribe(topics: readonly string[]): Promise<unknown>;
    unsubscribe(topics: readonly string[]): Promise<unknown>;
    ping(): Promise<unknown>;
    readonly conn: { reset(error: unknown): void };
  }
  export default function mqtt(options: {
    sess_stg: null;
    on_mqtt_type: { mqtt_publish(packet: Packet): void };
    log_conn(): void;
    on_error(): void;
  }): Client;
}
