import type { Hardware } from './hardware.ts'

/** What installs NVIDIA's driver on this system: a line where its packages are known, else words. */
export function nvidiaDriverFix({ distribution }: Hardware): string {
  if (distribution?.family === 'debian') {
    return 'sudo apt install nvidia-driver firmware-misc-nonfree (with contrib, non-free and non-free-firmware among the sources of apt)'
  }
  if (distribution?.family === 'ubuntu') return 'sudo apt install ubuntu-drivers-common && sudo ubuntu-drivers install'
  return `install NVIDIA's driver with nvidia-smi, as ${systemName(distribution)} packages it`
}

/** What installs a Vulkan driver for AMD or Intel, and lets this user use it. */
export function vulkanDriverFix({ distribution }: Hardware): string {
  const groups = 'sudo usermod -aG render,video "$USER"'
  if (distribution === undefined || distribution.family === 'other') {
    return `install Mesa's Vulkan driver and vulkaninfo, as ${systemName(distribution)} packages them; then ${groups}`
  }
  return `sudo apt install mesa-vulkan-drivers vulkan-tools && ${groups}`
}

function systemName(distribution: Hardware['distribution']): string {
  return distribution?.name ?? 'this system'
}
