// Servers, drivers and a pacing thread share two cores: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
