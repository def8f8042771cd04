// Text looked through by alex or write-good: `node node_peers.mjs NAME`, the request on standard input as JSON.
import { text as whole } from 'node:stream/consumers'
import { text as alex } from 'alex'
import writeGood from 'write-good'

const peers = {
  alex: (text) => alex(text).messages.length,
  'write-good': (text) => writeGood(text).length,
}
// A text that a peer cannot read counts as one in which it finds nothing.
const look = (text) => {
  try {
    return peers[process.argv[2]](text)
  } catch {
    return 0
  }
}
const { texts } = JSON.parse(await whole(process.stdin))
texts.slice(0, 50).forEach(look)
const begun = process.cpuUsage()
const each = []
let found = 0
for (const text of texts) {
  const started = performance.now()
  found += look(text)
  each.push((performance.now() - started) / 1000)
}
const { user, system } = process.cpuUsage(begun)
console.log(JSON.stringify({ seconds: (user + system) / 1e6, found, each }))
