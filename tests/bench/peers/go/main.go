// Go's channels, with the workloads of ../../channel/workloads.hpp. Run as a program named …-threads, every goroutine is
// locked to an operating-system thread of its own, which is the like-for-like figure; otherwise the scheduler may run
// both ends on one core. Go has no unbounded channel.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

var lockedToThreads = strings.HasSuffix(filepath.Base(os.Args[0]), "-threads")

func start(body func()) {
	go func() {
		if lockedToThreads {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
		}
		body()
	}()
}

func sumBelow(count uint64) uint64 {
	if count%2 == 0 {
		return count / 2 * (count - 1)
	}
	return (count - 1) / 2 * count
}

func require(held bool, what string) {
	if !held {
		fmt.Fprintln(os.Stderr, "benchmark failed:", what)
		os.Exit(1)
	}
}

func stream(producers, each uint64, bound int) time.Duration {
	began := time.Now()
	channel := make(chan uint64, bound)
	var group sync.WaitGroup
	group.Add(int(producers))
	for producer := uint64(0); producer < producers; producer++ {
		first := producer * each
		start(func() {
			for i := uint64(0); i < each; i++ {
				channel <- first + i
			}
			group.Done()
		})
	}
	start(func() {
		group.Wait()
		close(channel)
	})
	var sum, count uint64
	for message := range channel {
		sum += message
		count++
	}
	taken := time.Since(began)
	require(count == producers*each && sum == sumBelow(producers*each), "every message arrives once")
	return taken
}

func pingPong(roundTrips uint64) time.Duration {
	began := time.Now()
	ping := make(chan uint64, 1)
	pong := make(chan uint64, 1)
	start(func() {
		for message := range ping {
			pong <- message + 1
		}
		close(pong)
	})
	var sum uint64
	for i := uint64(0); i < roundTrips; i++ {
		ping <- i
		sum += <-pong
	}
	close(ping)
	_, open := <-pong
	taken := time.Since(began)
	require(!open && sum == sumBelow(roundTrips)+roundTrips, "the answers' sum")
	return taken
}

func createAndDrop(channels uint64) time.Duration {
	began := time.Now()
	var sum uint64
	for i := uint64(0); i < channels; i++ {
		channel := make(chan uint64, 1)
		channel <- i
		sum += <-channel
		close(channel)
	}
	taken := time.Since(began)
	require(sum == sumBelow(channels), "the messages' sum")
	return taken
}

type workload struct {
	name            string
	producers, each uint64
	onlyByName      bool
	run             func(producers, each uint64) time.Duration
}

func streamOf(bound int) func(producers, each uint64) time.Duration {
	return func(producers, each uint64) time.Duration { return stream(producers, each, bound) }
}

var workloads = []workload{
	{"W3", 1, 2_000_000, false, streamOf(128)},
	{"W4", 4, 500_000, false, streamOf(128)},
	{"W5", 1, 3_000_000, false, streamOf(1)},
	{"W6", 1, 2_000_000, false, streamOf(0)},
	{"W7", 1, 2_000_000, false, func(_, each uint64) time.Duration { return pingPong(each) }},
	{"W8B", 1, 1_000_000, false, func(_, each uint64) time.Duration { return createAndDrop(each) }},
	{"B16", 16, 125_000, true, streamOf(128)},
	{"S16", 16, 125_000, true, streamOf(1)},
	{"R16", 16, 125_000, true, streamOf(0)},
}

func main() {
	peer := "go"
	if lockedToThreads {
		peer = "go-threads"
		runtime.LockOSThread()
	}
	scale := 1.0
	named := map[string]bool{}
	for i := 1; i < len(os.Args); i++ {
		switch {
		case os.Args[i] == "--scale" && i+1 < len(os.Args):
			i++
			scale, _ = strconv.ParseFloat(os.Args[i], 64)
		case os.Args[i] == "--list":
			for _, w := range workloads {
				fmt.Println(w.name)
			}
			return
		default:
			named[os.Args[i]] = true
		}
	}
	known := 0
	for _, w := range workloads {
		if named[w.name] {
			known++
		}
	}
	if scale <= 0 || known != len(named) {
		fmt.Fprintln(os.Stderr, "usage: [--scale FACTOR] [--list] [WORKLOAD…]")
		os.Exit(2)
	}
	for _, w := range workloads {
		if !named[w.name] && (len(named) > 0 || w.onlyByName) {
			continue
		}
		each := uint64(float64(w.each) * scale)
		if each < 1 {
			each = 1
		}
		taken := w.run(w.producers, each)
		fmt.Printf("%s,%s,%d,%d,%.9f\n", peer, w.name, w.producers, each*w.producers, taken.Seconds())
	}
}
