import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { docx, isoMedia, noise, pdf, photo, pixelFlood, zip } from '../../testing/sample-files.ts'
import { testTown } from '../../testing/town.ts'
import { type Arrival, receiveFile } from './receive.ts'

const { program, municipality, owner } = await testTown()

const receive = (bytes: Uint8Array | string, name: string, purpose: Arrival['purpose'] = 'any') =>
  receiveFile(program, municipality, { bytes: Buffer.from(bytes as string), name, purpose })
const bytesOf = (received: Awaited<ReturnType<typeof receive>>) =>
  received.parts.find(({ sha256 }) => sha256.equals(received.sha256))!.bytes
const refused = (reason: RegExp, status = 422) => ({ status, message: reason })

test('a photo loses the place and the camera it was taken with, and stands upright', async () => {
  const taken = await photo({ width: 64, height: 48, orientation: 6 })
  assert.ok((await sharp(taken).metadata()).exif, 'the sample carries EXIF')
  const received = await receive(taken, 'IMG_0001.JPG', 'image')
  const { exif, icc, xmp, orientation } = await sharp(bytesOf(received)).metadata()
  assert.deepEqual(
    { exif, icc, xmp, orientation },
    { exif: undefined, icc: undefined, xmp: undefined, orientation: undefined },
  )
  assert.ok(!Buffer.from(bytesOf(received)).includes('Secret Model'))
  assert.equal(received.mediaType, 'image/jpeg')
  assert.deepEqual([received.width, received.height], [48, 64])
  const [red, , blue] = await sharp(bytesOf(received))
    .extract({ left: 24, top: 4, width: 1, height: 1 })
    .raw()
    .toBuffer()
  assert.ok(red! > 200 && blue! < 60, 'what was on the left is on top')
})

test('every picture comes with a preview that a phone loads quickly', async () => {
  const received = await receive(await photo({ width: 3000, height: 2000 }), 'large.jpg')
  const preview = received.parts.find(({ sha256 }) => sha256.equals(received.previewSha256!))!
  assert.deepEqual([preview.mediaType, preview.width, preview.height], ['image/jpeg', 1024, 683])
  assert.ok(preview.bytes.length <= 1_000_000)
})

test('a picture that LINE would find too large is drawn again until it fits', async () => {
  const huge = await noise(2000, 1800).png().toBuffer()
  assert.ok(huge.length > 10_000_000)
  const received = await receive(huge, 'scan.png', 'image')
  assert.ok(bytesOf(received).length <= 10_000_000)
  assert.deepEqual([received.mediaType, received.name], ['image/jpeg', 'scan.jpg'])
})

test('PNG, WebP and GIF are taken; what is stored is JPEG or PNG, with a name to match', async () => {
  const image = noise(40, 30)
  const table = [
    [await image.clone().png().toBuffer(), 'a.png', 'image/png', 'a.png'],
    [await image.clone().png().toBuffer(), 'a.jpg', 'image/png', 'a.png'],
    [await image.clone().webp().toBuffer(), 'a.webp', 'image/jpeg', 'a.jpg'],
    [await image.clone().gif().toBuffer(), 'a.gif', 'image/png', 'a.png'],
  ] as const
  for (const [bytes, name, mediaType, storedName] of table) {
    const received = await receive(bytes, name, 'image')
    assert.deepEqual([received.mediaType, received.name], [mediaType, storedName])
    assert.equal((await sharp(bytesOf(received)).metadata()).pages ?? 1, 1)
  }
})

test('the original is kept beside it only where the municipality chose so', async () => {
  const taken = await photo()
  assert.equal((await receive(taken, 'a.jpg')).originalSha256, undefined)
  await owner.query('update kernel.municipality set keep_originals = true')
  const received = await receive(taken, 'a.jpg')
  await owner.query('update kernel.municipality set keep_originals = false')
  const original = received.parts.find(({ sha256 }) => sha256.equals(received.originalSha256!))!
  assert.deepEqual(Buffer.from(original.bytes), taken)
})

test('documents, films and recordings are kept byte for byte', async () => {
  const table = [
    [pdf(), '案内.pdf', 'application/pdf'],
    [docx(), '申請書.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [isoMedia('isom'), 'film.mp4', 'video/mp4'],
    [isoMedia('qt  '), 'film.mov', 'video/quicktime'],
    [isoMedia('M4A '), 'voice.m4a', 'audio/mp4'],
    [Buffer.from('氏名,住所\n窓口太郎,あおぞら市'), '名簿.csv', 'text/csv'],
    [Buffer.from([0x82, 0xa0, 0x82, 0xa2, 0x0d, 0x0a]), 'shift-jis.txt', 'text/plain'],
    [Buffer.from('\ufeffメモ', 'utf16le'), 'unicode.txt', 'text/plain'],
  ] as const
  for (const [bytes, name, mediaType] of table) {
    const received = await receive(bytes, name)
    assert.deepEqual([received.name, received.mediaType, received.parts.length], [name, mediaType, 1])
    assert.deepEqual(Buffer.from(bytesOf(received)), bytes)
  }
})

test('pages, scripts, programs and archives are refused under any name (ASVS 1.3.1, 5.2.1)', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
  const table = [
    [svg, 'a.svg'],
    [svg, 'a.png'],
    [svg, 'a.txt'],
    [`<?xml version="1.0"?>${svg}`, 'a.csv'],
    ['  \n<!DOCTYPE html><script>alert(1)</script>', 'a.html'],
    ['<html><body>', 'a.txt'],
    ['#!/bin/sh\nrm -rf /', 'a.txt'],
    ['<?php system($_GET[0]);', 'a.csv'],
    ['alert(1)', 'a.js'],
    ['MZ\x90\0\x03\0\0\0', 'a.jpg'],
    [Buffer.from([0, 1, 2, 3, 255, 254]), 'a.txt'],
  ] as const
  for (const [bytes, name] of table) await assert.rejects(receive(bytes, name), refused(/受け取れません/), name)
  await assert.rejects(receive(zip({ 'a.jpg': 'x' }), 'photos.zip'), refused(/圧縮ファイル/))
  await assert.rejects(receive(docx('', true), 'a.docm'), refused(/マクロ/))
  await assert.rejects(receive(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.xls'), refused(/古い形式/))
})

test('content and ending that contradict each other are refused (ASVS 5.2.2)', async () => {
  await assert.rejects(receive(pdf(), 'a.docx'), refused(/末尾/))
  await assert.rejects(receive(await photo(), 'a.exe'), refused(/末尾/))
  await assert.rejects(receive(docx(), 'a.pdf'), refused(/末尾/))
})

test('where a picture is asked for, nothing else is taken', async () => {
  await assert.rejects(receive(pdf(), 'a.pdf', 'image'), refused(/画像だけ/))
})

test('a pixel flood is refused without being opened (ASVS 5.2.6)', async () => {
  const flood = pixelFlood(60_000, 60_000)
  assert.ok(flood.length < 200)
  await assert.rejects(receive(flood, 'flood.png'), refused(/画素数が大きすぎます\(60000×60000\)/))
})

test('an Office document that unpacks to gigabytes is never unpacked (ASVS 5.2.3)', async () => {
  const bomb = docx(Buffer.alloc(64 * 1024 * 1024))
  assert.ok(bomb.length < 100_000)
  bomb.fill(0xff, 1000, 2000) // whoever unpacked it would stumble here
  const received = await receive(bomb, 'bomb.docx')
  assert.deepEqual(bytesOf(received), bomb)
})

test('a file above the limit of its sort is refused with that limit (ASVS 5.2.1)', async () => {
  await assert.rejects(receive(Buffer.alloc(11 * 1024 * 1024, 'a'), 'long.txt'), refused(/10MB まで/, 413))
  const film = Buffer.concat([isoMedia('isom'), Buffer.alloc(201 * 1024 * 1024)])
  await assert.rejects(receive(film, 'film.mp4'), refused(/200MB まで/, 413))
})

test('a broken, an empty and an Apple picture are refused with what to do', async () => {
  const whole = await photo({ width: 800, height: 600 })
  await assert.rejects(
    receive(whole.subarray(0, 400), 'a.jpg'),
    refused(/写真が壊れています。別の写真をお選びください。$/),
  )
  await assert.rejects(
    receive('no picture at all', 'a.jpg'),
    refused(/写真が壊れています。別の写真をお選びください。$/),
  )
  await assert.rejects(receive('', 'a.jpg'), refused(/中身が空/))
  await assert.rejects(receive(isoMedia('heic'), 'IMG_1.HEIC'), refused(/互換性優先/))
})
