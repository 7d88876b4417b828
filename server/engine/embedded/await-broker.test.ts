import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { awaitBroker } from './await-broker.ts'

const LED = { partitionsCount: 1, brokers: [{ partitions: [{ partitionId: 1, role: 'leader' }] }] }

describe('a broker that somebody else runs', () => {
  let server: Server | null = null
  afterEach(() => void server?.close())

  /** Answers with these topologies in turn, the last one again and again. */
  async function broker(
    ...topologies: object[]
  ): Promise<{ grpcAddress: string; restAddress: string }> {
    server = createServer(
      (_req, res) =>
        void res
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify(topologies.length > 1 ? topologies.shift() : topologies[0])),
    )
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { grpcAddress: `127.0.0.1:${port}`, restAddress: `http://127.0.0.1:${port}` }
  }

  it('is waited for until it has a leader', async () => {
    // given
    const said: string[] = []
    const addresses = await broker({ partitionsCount: 1, brokers: [] }, LED)
    // when
    await awaitBroker(addresses, (line) => said.push(line))
    // then
    expect(said).toEqual([
      `Waiting for the process engine at ZEEBE_REST_ADDRESS (${addresses.restAddress}) …`,
    ])
  })

  it('is named by the setting whose address does not answer', async () => {
    const { restAddress } = await broker(LED)

    await expect(
      awaitBroker({ restAddress, grpcAddress: '127.0.0.1:1' }, () => {}, 0),
    ).rejects.toThrow('ZEEBE_GRPC_ADDRESS (127.0.0.1:1)')
    await expect(
      awaitBroker({ restAddress: 'http://127.0.0.1:1', grpcAddress: '127.0.0.1:1' }, () => {}, 0),
    ).rejects.toThrow('ZEEBE_REST_ADDRESS (http://127.0.0.1:1)')
  })
})
