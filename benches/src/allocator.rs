//! An allocator that counts while it is asked to, and otherwise stays out of the way of the clock.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// The system's allocator with a counter. Everything here runs in one thread, so the counters need no locked addition.
pub struct Counting;

static ON: AtomicBool = AtomicBool::new(false);
static LIVE: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);
static CALLS: AtomicUsize = AtomicUsize::new(0);

/// What a piece of work asked of the allocator.
#[derive(Clone, Copy)]
pub struct Memory {
    /// The most bytes that it held at one time.
    pub peak: usize,
    /// How often it asked for more.
    pub calls: usize,
}

/// Does the work once and counts. What was allocated before it does not count; nor does giving that back.
pub fn count<T>(work: impl FnOnce() -> T) -> Memory {
    // Half of the range below the start, so that freeing what was there before cannot go below zero.
    const START: usize = usize::MAX / 2;
    LIVE.store(START, Relaxed);
    PEAK.store(START, Relaxed);
    CALLS.store(0, Relaxed);
    ON.store(true, Relaxed);
    let result = black_box(work());
    ON.store(false, Relaxed);
    drop(result);
    Memory { peak: PEAK.load(Relaxed) - START, calls: CALLS.load(Relaxed) }
}

fn more(bytes: usize) {
    let live = LIVE.load(Relaxed) + bytes;
    LIVE.store(live, Relaxed);
    if live > PEAK.load(Relaxed) {
        PEAK.store(live, Relaxed);
    }
    CALLS.store(CALLS.load(Relaxed) + 1, Relaxed);
}

fn less(bytes: usize) {
    LIVE.store(LIVE.load(Relaxed) - bytes, Relaxed);
}

// SAFETY: every call goes to the system's allocator unchanged; the counters touch none of its memory.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ON.load(Relaxed) {
            more(layout.size());
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if ON.load(Relaxed) {
            less(layout.size());
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if ON.load(Relaxed) {
            more(layout.size());
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if ON.load(Relaxed) {
            // As if it were done in place, which large blocks are: the old and the new block are never counted both.
            less(layout.size());
            more(size);
        }
        // SAFETY: the caller's promise is passed on.
        unsafe { System.realloc(at, layout, size) }
    }
}
