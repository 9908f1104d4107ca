//! Requests wait in a queue: each begins once the one before it has begun and given way.
//!
//! Long work is done in turns, and whoever asks meanwhile is answered between two of them; the queue is only about the first turn, so that a later
//! request never finds records as they were before an earlier one. Not here: the work itself (`worker`).

use futures::channel::oneshot;

/// The end of the queue.
#[derive(Default)]
pub struct Queue {
    last: Option<oneshot::Receiver<()>>,
}

/// A place in the queue. Whoever is behind comes up when it is dropped.
pub struct Place {
    before: Option<oneshot::Receiver<()>>,
    _behind: oneshot::Sender<()>,
}

impl Queue {
    /// Takes the place at the end.
    pub fn join(&mut self) -> Place {
        let (behind, last) = oneshot::channel();
        Place { before: self.last.replace(last), _behind: behind }
    }
}

impl Place {
    /// Waits until nobody is before this place.
    pub async fn comes_up(&mut self) {
        if let Some(before) = self.before.take() {
            // Nothing is ever sent: a place that is gone is what is waited for.
            let _ = before.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::{executor::LocalPool, task::LocalSpawnExt};
    use std::cell::RefCell;
    use std::rc::Rc;

    #[test]
    fn nobody_overtakes() {
        let (mut pool, mut queue, order) = (LocalPool::new(), Queue::default(), Rc::new(RefCell::new(Vec::new())));
        let spawner = pool.spawner();
        let mut places: Vec<Place> = (0..4).map(|_| queue.join()).collect();
        // They are woken the other way round, as a lock may do.
        for n in (0..4).rev() {
            let (mut place, order) = (places.pop().expect("there are as many places as numbers"), Rc::clone(&order));
            let visit = async move {
                place.comes_up().await;
                order.borrow_mut().push(n);
            };
            spawner.spawn_local(visit).expect("the pool is there");
        }
        pool.run();
        assert_eq!(*order.borrow(), [0, 1, 2, 3]);
    }

    #[test]
    fn a_place_that_is_given_up_holds_nobody_up() {
        let (mut pool, mut queue) = (LocalPool::new(), Queue::default());
        let (first, mut second) = (queue.join(), queue.join());
        drop(first);
        pool.run_until(second.comes_up());
        let mut third = queue.join();
        drop(second);
        pool.run_until(third.comes_up());
    }
}
